package io.auscult.cli.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which number each port has; zero asks for any free one. */
public record Ports(Map<Port, Integer> numbers) {
    private static final int HIGHEST = 65_535;

    public Ports {
        EnumMap<Port, Integer> all = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            int number = numbers.getOrDefault(port, port.usual());
            if (number < 0 || number > HIGHEST) {
                throw new IllegalArgumentException("Port " + port.word() + " cannot be " + number);
            }
            all.put(port, number);
        }
        numbers = Collections.unmodifiableMap(all);
    }

    public static Ports usual() {
        return new Ports(Map.of());
    }

    public static Ports anyFree() {
        EnumMap<Port, Integer> zeros = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            zeros.put(port, 0);
        }
        return new Ports(zeros);
    }

    public int of(Port port) {
        return numbers.getOrDefault(port, port.usual());
    }

    /** "127.0.0.1:19092" */
    public String address(Port port) {
        return "127.0.0.1:" + of(port);
    }

    public String http(Port port) {
        return "http://" + address(port);
    }

    /**
     * The same ports with every zero replaced by a free number, after trying to listen on each of them at once.
     *
     * @throws PortTaken naming the first port that somebody else listens on, or that two parts of Auscult want
     */
    Ports claimed() {
        EnumMap<Port, Integer> claimed = new EnumMap<>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : Port.values()) {
                ServerSocket socket = listen(port);
                held.add(socket);
                claimed.put(port, socket.getLocalPort());
            }
        } finally {
            held.forEach(Ports::release);
        }
        return new Ports(claimed);
    }

    /** The same with a free number for one of them. */
    Ports withFree(Port port) {
        EnumMap<Port, Integer> others = new EnumMap<>(Port.class);
        others.putAll(anyFree().claimed().numbers);
        int free = others.getOrDefault(port, 0);
        others.putAll(numbers);
        others.put(port, free);
        return new Ports(others);
    }

    private ServerSocket listen(Port port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), of(port)));
            return socket;
        } catch (IOException e) {
            throw new PortTaken(port, of(port), e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket that nobody has connected to did not close", e);
        }
    }
}
