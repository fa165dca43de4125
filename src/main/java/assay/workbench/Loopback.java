package assay.workbench;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

/**
 * The places at which this machine alone can be asked, at one port: that of IPv4, and that of IPv6 where there is one. A browser
 * takes either for a name that means this machine, so that neither is left to another program, which would be sent what is meant
 * for the workbench.
 */
final class Loopback {

    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    /** A port that is free at one place need not be at the other; that it never is has another reason. */
    private static final int TRIES = 16;

    private Loopback() {}

    /**
     * Takes a port at all of them.
     *
     * @param port the port, or 0 for any that is free
     * @throws IOException if another program has it at one of them, or it is not allowed
     */
    static List<ServerSocketChannel> take(int port) throws IOException {
        boolean both = hasIpv6();
        for (int tried = 1; ; tried++) {
            try {
                return take(port, both);
            } catch (BindException e) {
                if (port != 0 || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static List<ServerSocketChannel> take(int port, boolean both) throws IOException {
        ServerSocketChannel first = bound(IPV4, port);
        try {
            return both ? List.of(first, bound(IPV6, first.socket().getLocalPort())) : List.of(first);
        } catch (IOException e) {
            first.close();
            throw e;
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocketChannel any = bound(IPV6, 0)) {
            return any.isOpen();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static ServerSocketChannel bound(byte[] address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(address), port));
            return channel;
        } catch (IOException | UnsupportedOperationException e) {
            channel.close();
            throw e;
        }
    }
}
