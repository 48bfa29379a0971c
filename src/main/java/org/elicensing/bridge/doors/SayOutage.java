package org.elicensing.bridge.doors;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Every answer says in a header whether an outage was declared (Art 11 of Implementing Regulation (EU) 2024/2145). */
final class SayOutage implements Filter {

  static final String HEADER = "Bridge-Outage";

  private final Supplier<Optional<String>> outage;

  SayOutage(Supplier<Optional<String>> outage) {
    this.outage = outage;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    outage.get().ifPresent(text -> ((HttpServletResponse) response).setHeader(HEADER, text));
    chain.doFilter(request, response);
  }
}
