package org.elicensing.bridge.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void says_of_each_need_whether_it_works_and_why_not() {
    try (Health health = new Health(List.of(new HealthCheck("database", () -> true), new HealthCheck("broker", () -> {
      throw new IllegalStateException("connection refused");
    }), new HealthCheck("writer", () -> false)))) {
      Map<String, Health.State> states = health.look();
      assertThat(states.get("database").up()).isTrue();
      assertThat(states.get("broker").trouble()).isEqualTo("connection refused");
      assertThat(states.get("writer").up()).isFalse();
      assertThat(Health.allUp(states)).isFalse();
    }
  }

  @Test
  void serves_only_when_told_so() {
    try (Health health = new Health(List.of())) {
      assertThat(health.isServing()).isFalse();
      health.serving(true);
      assertThat(health.isServing()).isTrue();
    }
  }
}
