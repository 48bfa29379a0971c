<!-- A made-up system of plain text: one licence per line, fields by bars. Nothing but this folder makes it known. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:m="urn:elicensing-bridge:mapping:v1" xmlns="urn:elicensing-bridge:certificate:dual-use:v1" exclude-result-prefixes="xs">
  <xsl:param name="member-state" as="xs:string" required="yes"/>
  <xsl:template name="main">
    <xsl:param name="record" as="xs:string"/>
    <Licences>
      <xsl:for-each select="tokenize($record, '\r?\n')[normalize-space()]">
        <xsl:variable name="f" select="tokenize(., '\|')"/>
        <xsl:variable name="here" select="'line ' || position()"/>
        <Licence m:record="{position()}" m:from="{$here}">
          <Reference m:from="{$here} field 1"><xsl:value-of select="$f[1]"/></Reference>
          <DocumentType>X060</DocumentType><LicenceType>INDIVIDUAL</LicenceType><Status>VALID</Status>
          <IssuingMemberState><xsl:value-of select="$member-state"/></IssuingMemberState>
          <ValidFrom m:from="{$here} field 2"><xsl:value-of select="$f[2]"/></ValidFrom>
          <Exporter><Name m:from="{$here} field 3"><xsl:value-of select="$f[3]"/></Name></Exporter>
          <Line>
            <LineNumber>1</LineNumber><Description m:from="{$here} field 4"><xsl:value-of select="$f[4]"/></Description>
            <Quantity unit="KGM" m:from="{$here} field 5"><xsl:value-of select="$f[5]"/></Quantity>
          </Line>
        </Licence>
      </xsl:for-each>
    </Licences>
  </xsl:template>
</xsl:stylesheet>
