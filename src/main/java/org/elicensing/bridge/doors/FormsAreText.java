package org.elicensing.bridge.doors;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A body that a client labels as a form, as curl does unless told otherwise, is the message all the same. */
final class FormsAreText implements Filter {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    String type = request.getContentType();
    boolean form = type != null && type.startsWith(FORM);
    chain.doFilter(form ? new Unlabelled((HttpServletRequest) request) : request, response);
  }

  private static final class Unlabelled extends HttpServletRequestWrapper {

    Unlabelled(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getContentType() {
      return "application/octet-stream";
    }

    @Override
    public String getHeader(String name) {
      return "Content-Type".equalsIgnoreCase(name) ? getContentType() : super.getHeader(name);
    }
  }
}
