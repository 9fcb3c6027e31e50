import { createServer, type Server } from 'node:https';

/** A self-signed certificate for 127.0.0.1 until 2126. Its private key is public, so it must not protect anything. */
const cert = `-----BEGIN CERTIFICATE-----
MIIBkTCCATagAwIBAgIUfkaEUNkKWNDo6BnWFbxzXRVGhhYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIxMjE0MFoYDzIxMjYxMDI5
MjEyMTQwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAThO5EsuqAydrgQA6QcX2wbm6hn+iDjp34SIb2kcJryFhkX8HNDz1VV
4Er0euhZLyWmAOSyiEYMVIzgiW6i2VRRo2QwYjAdBgNVHQ4EFgQUoEzSbBaxXQfQ
UN7iWnn0Zs+OKHQwHwYDVR0jBBgwFoAUoEzSbBaxXQfQUN7iWnn0Zs+OKHQwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC
IQDmfW0/APtC3vOPLZYJOE2qyjGO3Y1OPQxu4k5FTd/tEQIhAM7S3/FLwb4oqs0t
JlMnsBZbyIJizCQXqxAi81GPfiiA
-----END CERTIFICATE-----
`;
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6Xv9h4NlSM/R8P7T
GpXHMG83+6BAiRYVsry23aOPd5ShRANCAAThO5EsuqAydrgQA6QcX2wbm6hn+iDj
p34SIb2kcJryFhkX8HNDz1VV4Er0euhZLyWmAOSyiEYMVIzgiW6i2VRR
-----END PRIVATE KEY-----
`;

/** An HTTPS server with an untrusted certificate; not yet listening. */
export function selfSigned(answer: string): Server {
  return createServer({ cert, key }, (_, response) => void response.end(answer));
}
