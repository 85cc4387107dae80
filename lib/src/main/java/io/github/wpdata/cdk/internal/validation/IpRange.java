package io.github.wpdata.cdk.internal.validation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 range as AWS compares it: without the bits beyond its prefix, whatever its spelling.
 *
 * @param network the network's address, in hexadecimal digits
 * @param prefix length of the prefix, in bits
 */
public record IpRange(String network, int prefix) {
    private static final int BYTE_BITS = 8;
    private static final int IPV6_DIGITS = 32;
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "/(3[0-2]|[12]?\\d)");
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*:)([0-9a-fA-F]{0,4}:){1,7}[0-9a-fA-F]{0,4}/(12[0-8]|1[01]\\d|[1-9]?\\d)");

    /**
     * Reads a range.
     *
     * @param cidr the range in CIDR notation
     * @return the range, or nothing if the text is none
     */
    public static Optional<IpRange> parse(String cidr) {
        if (!isIpv4(cidr) && !isIpv6(cidr)) {
            return Optional.empty();
        }
        int slash = cidr.indexOf('/');
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        byte[] address = address(cidr.substring(0, slash));
        for (int bit = prefix; bit < address.length * BYTE_BITS; bit++) {
            address[bit / BYTE_BITS] &= (byte) ~(1 << (BYTE_BITS - 1 - bit % BYTE_BITS));
        }
        return Optional.of(new IpRange(HexFormat.of().formatHex(address), prefix));
    }

    /** A literal address is not looked up. */
    private static byte[] address(String literal) {
        try {
            byte[] address = InetAddress.getByName(literal).getAddress();
            // Java returns an IPv4 address for an IPv6 address that maps one; no range of AWS is written like that.
            return Arrays.copyOf(address, address.length);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("not a literal address: " + literal, e);
        }
    }

    /** {@return whether the range is of IPv6} */
    public boolean isIpv6() {
        return network.length() == IPV6_DIGITS;
    }

    private static boolean isIpv4(String cidr) {
        return IPV4.matcher(cidr).matches();
    }

    private static boolean isIpv6(String cidr) {
        if (!IPV6.matcher(cidr).matches()) {
            return false;
        }
        // Eight groups, or fewer with exactly one gap.
        String address = cidr.substring(0, cidr.indexOf('/'));
        int gap = address.indexOf("::");
        int groups = (int) Pattern.compile(":")
                .splitAsStream(address)
                .filter(g -> !g.isEmpty())
                .count();
        boolean oneGap = gap >= 0 && address.indexOf("::", gap + 1) < 0;
        boolean looseEnd = address.matches(":[^:].*|.*[^:]:");
        return !looseEnd && (oneGap ? groups <= 7 : gap < 0 && groups == 8);
    }
}
