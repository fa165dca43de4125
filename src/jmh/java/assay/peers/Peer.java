package assay.peers;

import java.util.List;
import java.util.Map;

/** Another way of deciding the criteria of March 2004; what it needs for all files it has made before the first. */
interface Peer {

    /** Decides one evidence file, given as the maps, lists and scalars that its YAML stands for. */
    Outcome decide(Map<String, Object> evidence);

    /** By the name that {@link PeerProgram} is started with. */
    static Peer named(String name) {
        return switch (name) {
            case "plain Java" -> new PlainPeer();
            case "evrete" -> new EvretePeer();
            case "easy-rules" -> new EasyRulesPeer();
            case "CEL" -> new CelPeer();
            default -> throw new IllegalArgumentException("there is no peer \"" + name + "\"");
        };
    }

    /** All that run on the JVM. */
    static List<String> names() {
        return List.of("plain Java", "evrete", "easy-rules", "CEL");
    }
}
