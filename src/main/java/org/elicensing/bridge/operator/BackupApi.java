package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.database.Backup;
import org.elicensing.bridge.keeping.Backups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** POST /api/backup: copies the embedded database while the bridge serves. GET: what copies there are. */
public final class BackupApi extends ApiServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(BackupApi.class);

  private final transient Backups backups;

  public BackupApi(Backups backups) {
    this.backups = backups;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) throws IOException {
    if (path.length > 0) {
      throw Problem.notFound("There is nothing below /api/backup.");
    }
    Map<String, Object> sizes = new LinkedHashMap<>();
    for (Path file : backups.all()) {
      sizes.put(file.getFileName().toString(), Files.size(file));
    }
    return Map.of("files", sizes);
  }

  @Override
  Object post(HttpServletRequest request, String[] path) {
    if (path.length > 0) {
      throw Problem.notFound("There is nothing below /api/backup.");
    }
    if (!backups.embedded()) {
      throw Problem.conflict("-", "not-embedded", Backups.USE_POSTGRESQL);
    }
    Backup made = make(request.getParameter("name"));
    LOG.info("Backup {}: {} bytes, schema {}", made.file(), made.bytes(), made.schema());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", made.file().toString());
    tree.put("bytes", made.bytes());
    tree.put("schema", made.schema());
    return tree;
  }

  private Backup make(String name) {
    if (name != null && !Backups.plain(name)) {
      throw Problem.unreadable("name", "name is that of a file: letters, digits, - and _, and after a dot the same again.");
    }
    if (name != null && backups.has(name)) {
      throw Problem.conflict("-", "file-exists", name + " is there already; nothing was overwritten.");
    }
    try {
      return backups.make(name);
    } catch (IllegalStateException e) {
      LOG.error("There is no backup", e);
      throw Problem.of(500, "failed", "-", "backup-failed", e.getMessage());
    }
  }
}
