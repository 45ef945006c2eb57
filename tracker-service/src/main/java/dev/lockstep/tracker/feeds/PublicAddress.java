package dev.lockstep.tracker.feeds;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses are on the public internet, and not of this machine, its network or the networks beside it. */
final class PublicAddress {
    /** First address and length of prefix, IPv4, by the registry of special purposes (RFC 6890). */
    private static final List<Block> SPECIAL = List.of(
            new Block(0, 0, 0, 8),
            new Block(10, 0, 0, 8),
            new Block(100, 64, 0, 10),
            new Block(127, 0, 0, 8),
            new Block(169, 254, 0, 16),
            new Block(172, 16, 0, 12),
            new Block(192, 0, 0, 24),
            new Block(192, 0, 2, 24),
            new Block(192, 168, 0, 16),
            new Block(198, 18, 0, 15),
            new Block(198, 51, 100, 24),
            new Block(203, 0, 113, 24),
            new Block(224, 0, 0, 3));

    private static final int NAT64 = 0x0064ff9b;
    private static final int SIX_TO_FOUR = 0x2002;
    private static final int V4 = 4;
    private static final int V6 = 16;

    private PublicAddress() {}

    private record Block(int a, int b, int c, int length) {
        boolean holds(int address) {
            int first = a << 24 | b << 16 | c << 8;
            return (address ^ first) >>> (Integer.SIZE - length) == 0;
        }
    }

    static boolean is(InetAddress address) {
        return address instanceof Inet4Address ? isPublicV4(number(address.getAddress(), 0)) : isPublicV6(address);
    }

    private static boolean isPublicV4(int address) {
        return SPECIAL.stream().noneMatch(block -> block.holds(address));
    }

    /** Global unicast is 2000::/3; two of its neighbours and one of its own prefixes carry an IPv4 address. */
    private static boolean isPublicV6(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = number(bytes, 0);
        if (first == NAT64) {
            return number(bytes, V4) == 0 && number(bytes, 2 * V4) == 0 && isPublicV4(number(bytes, V6 - V4));
        }
        if (first >>> 16 == SIX_TO_FOUR) {
            return isPublicV4(number(bytes, 2));
        }
        boolean documentation = first == 0x20010db8;
        boolean protocols = first >>> 9 == 0x20010000 >>> 9;
        return first >>> 29 == 1 && !documentation && !protocols;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
