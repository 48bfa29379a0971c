package org.elicensing.bridge.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of config/bridge.properties: packaged defaults, over them the site's file, over both the
 * environment (bridge.http.port is BRIDGE_HTTP_PORT).
 */
public final class Settings {

  private final Properties values;
  private final Layers config;
  private final Layers routes;

  private Settings(Properties values, Layers config, Layers routes) {
    this.values = values;
    this.config = config;
    this.routes = routes;
  }

  /** @throws IllegalArgumentException naming what cannot be used, and where it stands */
  public static Settings load(Map<String, String> environment) {
    Layers config = Layers.find("config", environment.getOrDefault("BRIDGE_CONFIG_DIRECTORY", ""));
    Properties values = read(config.packaged().resolve("bridge.properties"));
    Set<String> known = new TreeSet<>(values.stringPropertyNames());
    Path own = config.file("bridge.properties");
    Properties site = read(own);
    List<String> unknown = site.stringPropertyNames().stream().filter(key -> !known.contains(key)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(own + " has keys that the bridge does not know: " + String.join(", ", unknown) + ".");
    }
    values.putAll(site);
    for (String key : known) {
      String overriding = environment.get(variable(key));
      if (overriding != null) {
        values.setProperty(key, overriding);
      }
    }
    return new Settings(values, config, Layers.find("routes", values.getProperty("bridge.routes.directory").strip()));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new IllegalArgumentException("The settings in " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The environment variable of a key. */
  public static String variable(String key) {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  public Layers config() {
    return config;
  }

  public Layers routes() {
    return routes;
  }

  /** Every key with its text, for the placeholders of routes. */
  public Properties all() {
    Properties copy = new Properties();
    copy.putAll(values);
    return copy;
  }

  /** The text of a key, without blanks around it; empty when it has none. */
  public String text(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("There is no setting " + key);
    }
    return value.strip();
  }

  public List<String> list(String key) {
    List<String> list = new ArrayList<>();
    for (String each : text(key).split(",")) {
      if (!each.isBlank()) {
        list.add(each.strip());
      }
    }
    return list;
  }

  /** A whole number within bounds. */
  public int number(String key, int least, int most) {
    try {
      int number = Integer.parseInt(text(key));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is out of bounds.
    }
    throw new IllegalArgumentException(key + " (" + variable(key) + ") is \"" + text(key) + "\"; it must be a whole number from " + least + " to " + most + ".");
  }

  public boolean flag(String key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(key + " (" + variable(key) + ") is \"" + text(key) + "\"; it must be true or false.");
    };
  }

  public ZoneId zone(String key) {
    try {
      return ZoneId.of(text(key));
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(key + " (" + variable(key) + ") is \"" + text(key) + "\", which is no time zone.", e);
    }
  }
}
