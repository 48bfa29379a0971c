package org.elicensing.bridge;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that embedded database and broker live in, held by one bridge at a time. */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** @throws IllegalStateException if another bridge has it, or it cannot be made */
  static DataDirectory open(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel = FileChannel.open(path.resolve("bridge.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException("The data directory " + path.toAbsolutePath() + " is in use by another bridge. "
            + "Stop that one, or name another folder in bridge.data.directory (BRIDGE_DATA_DIRECTORY).");
      }
      return new DataDirectory(path, channel);
    } catch (IOException e) {
      throw new IllegalStateException("The data directory " + path.toAbsolutePath() + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // The other bridge runs in this very process.
      return false;
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
