package assay.files;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Changes as the system tells of them. It does not tell of all: of what others change on a network, of what a link leads to, of
 * folders beyond those that it can listen at. So somebody looks now and then all the same.
 */
final class ChangesOfDisk implements Changes {

    private static final Duration OFTEN = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofMillis(60);

    private final Map<Path, WatchKey> listened = new HashMap<>();
    private @Nullable WatchService service;
    private boolean begun;

    @Override
    public boolean await(Set<Path> folders) {
        begin();
        WatchService telling = service;
        if (telling == null) {
            return slept(OFTEN);
        }
        folders.forEach(folder -> listen(telling, folder));
        try {
            WatchKey told = telling.poll(OFTEN.toMillis(), TimeUnit.MILLISECONDS);
            while (told != null) {
                told.pollEvents();
                if (!told.reset()) {
                    listened.values().remove(told);
                }
                told = telling.poll();
            }
            return true;
        } catch (ClosedWatchServiceException e) {
            service = null;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            // Then the clock has to do.
        }
    }

    private void listen(WatchService telling, Path folder) {
        if (listened.containsKey(folder)) {
            return;
        }
        try {
            listened.put(
                    folder,
                    folder.register(
                            telling,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException | UnsupportedOperationException e) {
            // It is not there, or there are too many: whoever looks now and then sees what is in it.
        }
    }

    @Override
    public boolean settle() {
        return slept(QUIET);
    }

    private static boolean slept(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
