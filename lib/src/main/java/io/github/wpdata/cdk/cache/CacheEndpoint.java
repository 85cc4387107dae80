package io.github.wpdata.cdk.cache;

/**
 * Where clients reach a cache, over TLS.
 *
 * @param address DNS name, known at deployment
 * @param port port, known at synthesis
 */
public record CacheEndpoint(String address, int port) {
    /**
     * Address and port together.
     *
     * @return {@code address:port}
     */
    public String socketAddress() {
        return address + ":" + port;
    }
}
