package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.0.0.0/16", "10.1.2.3/32", "255.255.255.255/32", "192.168.0.0/9"})
    void ipv4(String cidr) {
        assertThat(ipv4Range(cidr)).isTrue();
        assertThat(ipv6Range(cidr)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::/0",
                "::1/128",
                "1::/16",
                "2001:db8::/32",
                "2001:DB8::/32",
                "2001:db8:0:0:0:0:0:1/128",
                "fe80::1:2:3/64",
                "1:2:3:4:5:6::/96"
            })
    void ipv6(String cidr) {
        assertThat(ipv6Range(cidr)).isTrue();
        assertThat(ipv4Range(cidr)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "/0",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/016",
                "10.0.0/16",
                "10.0.0.256/16",
                "010.0.0.0/16",
                "10.0.0.0.0/16",
                "10.0.0.0/16 ",
                "10.0.0.0/-1",
                "10.0.0.0/16,10.1.0.0/16",
                "٠.0.0.0/0",
                "any",
                "sg-0123456789abcdef0",
                "::",
                "::/",
                "::/129",
                ":::/0",
                "1::2::3/64",
                ":1::/16",
                "1:/16",
                "1:2/16",
                "1:2:3:4:5:6:7/64",
                "1:2:3:4:5:6:7:8:9/64",
                "2001:db8::g/32",
                "12345::/16",
                "::ffff:10.0.0.0/96",
                "fe80::1%eth0/64",
                "2001:db8::/032"
            })
    void neither(String cidr) {
        assertThat(ipv4Range(cidr)).isFalse();
        assertThat(ipv6Range(cidr)).isFalse();
    }

    /** Against the parser of the JDK. AWS CDK takes at most seven colons, so a gap cannot stand for a single group. */
    @Test
    void ipv6IsWhatTheJdkReads() throws UnknownHostException {
        Random random = new Random(20261124);
        int valid = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder address = new StringBuilder(":".repeat(random.nextInt(3)));
            for (int group = random.nextInt(9); group >= 0; group--) {
                address.append(Integer.toHexString(random.nextInt(0x10000) >> random.nextInt(16)))
                        .append(":".repeat(random.nextInt(12) == 0 ? 2 : 1));
            }
            if (random.nextBoolean()) {
                address.setLength(address.length() - 1);
            }
            boolean expected = address.chars().filter(c -> c == ':').count() <= 7 && isIpv6(address.toString());
            valid += expected ? 1 : 0;

            assertThat(ipv6Range(address + "/64")).as("%s", address).isEqualTo(expected);
        }
        assertThat(valid).isBetween(1_000, 199_000);
    }

    private static boolean isIpv6(String address) {
        try {
            return InetAddress.getByName("[" + address + "]") instanceof Inet6Address;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean ipv4Range(String cidr) {
        return IpRange.parse(cidr).filter(range -> !range.isIpv6()).isPresent();
    }

    private static boolean ipv6Range(String cidr) {
        return IpRange.parse(cidr).filter(IpRange::isIpv6).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.5.0/16",
        "10.1.2.3/0, 0.0.0.0/0",
        "10.0.0.129/25, 10.0.0.255/25",
        "2001:db8::/32, 2001:0DB8:0:0::/32",
        "2001:db8::1/64, 2001:db8::2/64"
    })
    void spellingsOfOneRangeAreEqual(String one, String other) {
        assertThat(IpRange.parse(one)).isPresent().isEqualTo(IpRange.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/17",
        "10.0.0.0/16, 10.1.0.0/16",
        "0.0.0.0/0, ::/0",
        "2001:db8::/64, 2001:db8:1::/64"
    })
    void otherRangesAreNot(String one, String other) {
        assertThat(IpRange.parse(one)).isPresent().isNotEqualTo(IpRange.parse(other));
    }
}
