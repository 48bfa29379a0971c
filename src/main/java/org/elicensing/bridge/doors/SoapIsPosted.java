package org.elicensing.bridge.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** SOAP comes by POST, and a description is fetched by GET; what comes otherwise was meant for something else. */
final class SoapIsPosted extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    boolean described = asked.getMethod().equals("GET") && asked.getQueryString() != null;
    if (asked.getMethod().equals("POST") || described) {
      chain.doFilter(request, response);
    } else {
      HttpServletResponse answer = (HttpServletResponse) response;
      answer.setHeader("Allow", "POST");
      answer.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }
}
