<?xml version="1.0" encoding="UTF-8"?>
<!-- A record of the UK licensing system (JSON) to a certificate. Conventions: docs/messages/licence-record.md. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:m="urn:elicensing-bridge:mapping:v1"
                xmlns="urn:elicensing-bridge:certificate:dual-use:v1" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="xs map">

  <xsl:include href="units.xslt"/>

  <xsl:param name="member-state" as="xs:string" required="yes"/>
  <xsl:param name="siel-document" as="xs:string" required="yes"/>
  <xsl:param name="oiel-document" as="xs:string" required="yes"/>

  <xsl:template name="main">
    <xsl:param name="record" as="xs:string" required="yes"/>
    <!-- json-to-xml keeps the text of every number; parse-json would go through double. -->
    <xsl:apply-templates select="json-to-xml($record)/map/map[@key = 'licence']"/>
  </xsl:template>

  <!-- Brokering and transhipment licences allow no export, so customs never sees them. -->
  <xsl:template match="map[@key = 'licence'][string[@key = 'type'] = ('sicl', 'oicl', 'sitl')]" priority="1">
    <m:Finding path="licence.type" code="not-an-export-licence" record="{string[@key = 'id']}" reference="{string[@key = 'reference']}">
      <xsl:text expand-text="yes">A licence of type {string[@key = 'type']} allows no export, so there is nothing to tell customs.</xsl:text>
    </m:Finding>
  </xsl:template>

  <xsl:template match="map[@key = 'licence']">
    <xsl:variable name="open" select="string[@key = 'type'] = 'oiel'"/>
    <Licence m:record="{string[@key = 'id']}" m:from="licence">
      <xsl:if test="string[@key = 'action'] = 'update' and string[@key = 'old_id'] != ''">
        <xsl:attribute name="m:replaces" select="string[@key = 'old_id']"/>
      </xsl:if>
      <Reference m:from="licence.reference"><xsl:value-of select="string[@key = 'reference']"/></Reference>
      <DocumentType m:from="licence.type"><xsl:value-of select="if ($open) then $oiel-document else $siel-document"/></DocumentType>
      <LicenceType m:from="licence.type"><xsl:value-of select="if ($open) then 'GLOBAL' else 'INDIVIDUAL'"/></LicenceType>
      <Status m:from="licence.action"><xsl:value-of select="if (string[@key = 'action'] = 'cancel') then 'REVOKED' else 'VALID'"/></Status>
      <IssuingMemberState><xsl:value-of select="$member-state"/></IssuingMemberState>
      <ValidFrom m:from="licence.start_date"><xsl:value-of select="string[@key = 'start_date']"/></ValidFrom>
      <xsl:where-populated>
        <ExpiryDate m:from="licence.end_date"><xsl:value-of select="string[@key = 'end_date']"/></ExpiryDate>
      </xsl:where-populated>
      <Exporter m:from="licence.organisation">
        <xsl:apply-templates select="map[@key = 'organisation']" mode="party"/>
      </Exporter>
      <xsl:for-each select="map[@key = 'end_user']">
        <EndUser m:from="licence.end_user"><xsl:apply-templates select="." mode="party"/></EndUser>
      </xsl:for-each>
      <xsl:call-template name="destinations"/>
      <xsl:apply-templates select="array[@key = 'goods']/map">
        <xsl:with-param name="open" select="$open"/>
      </xsl:apply-templates>
    </Licence>
  </xsl:template>

  <xsl:template match="map" mode="party">
    <xsl:variable name="here" select="'licence.' || @key"/>
    <xsl:if test="normalize-space(string[@key = 'eori_number'])">
      <IdentificationNumber m:from="{$here}.eori_number"><xsl:value-of select="string[@key = 'eori_number']"/></IdentificationNumber>
    </xsl:if>
    <Name m:from="{$here}.name"><xsl:value-of select="string[@key = 'name']"/></Name>
    <xsl:apply-templates select="map[@key = 'address']" mode="address">
      <xsl:with-param name="here" select="$here || '.address'"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- The lines do not say which of them is the town: the last one that is filled, unless it is the first. -->
  <xsl:template match="map" mode="address">
    <xsl:param name="here" as="xs:string"/>
    <xsl:variable name="lines" select="string[@key = ('line_1', 'line_2', 'line_3', 'line_4', 'line_5')][normalize-space()]"/>
    <xsl:variable name="ordered" select="sort($lines, (), function($line) { string($line/@key) })"/>
    <xsl:variable name="city" select="$ordered[last()][@key != 'line_1']"/>
    <xsl:variable name="street" select="if ($city) then $ordered[position() lt last()] else $ordered"/>
    <Address m:from="{$here}">
      <xsl:if test="exists($street)">
        <StreetAndNumber m:from="{$street ! ($here || '.' || @key)}"><xsl:value-of select="$street ! normalize-space()" separator=", "/></StreetAndNumber>
      </xsl:if>
      <xsl:if test="normalize-space(string[@key = 'postcode'])">
        <Postcode m:from="{$here}.postcode"><xsl:value-of select="string[@key = 'postcode']"/></Postcode>
      </xsl:if>
      <xsl:if test="$city">
        <City m:from="{$here}.{$city/@key}"><xsl:value-of select="normalize-space($city)"/></City>
      </xsl:if>
      <xsl:if test="map[@key = 'country']">
        <Country m:from="{$here}.country.id"><xsl:value-of select="map[@key = 'country']/string[@key = 'id']"/></Country>
      </xsl:if>
    </Address>
  </xsl:template>

  <xsl:template name="destinations">
    <xsl:variable name="end-user" select="map[@key = 'end_user']/map[@key = 'address']/map[@key = 'country']/string[@key = 'id']"/>
    <xsl:for-each select="$end-user">
      <CountryOfDestination m:from="licence.end_user.address.country.id"><xsl:value-of select="."/></CountryOfDestination>
    </xsl:for-each>
    <xsl:for-each select="array[@key = 'countries']/map">
      <xsl:if test="not(string[@key = 'id'] = $end-user) and not(string[@key = 'id'] = preceding-sibling::map/string[@key = 'id'])">
        <CountryOfDestination m:from="licence.countries[{position()}].id"><xsl:value-of select="string[@key = 'id']"/></CountryOfDestination>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="array[@key = 'goods']/map">
    <xsl:param name="open" as="xs:boolean"/>
    <xsl:variable name="here" select="'licence.goods[' || position() || ']'"/>
    <xsl:variable name="text" select="(string[@key = 'name'], string[@key = 'description'])[normalize-space()][1]"/>
    <Line m:from="{$here}">
      <LineNumber m:from="{$here}"><xsl:value-of select="position()"/></LineNumber>
      <Description m:from="{$here}.{($text/@key, 'name')[1]}"><xsl:value-of select="$text"/></Description>
      <!-- An open licence limits nothing, whatever figures the record shows. -->
      <xsl:if test="not($open)">
        <Quantity m:from="{$here}.quantity" unit="{$units(string[@key = 'unit'])}"><xsl:value-of select="number[@key = 'quantity']"/></Quantity>
      </xsl:if>
    </Line>
  </xsl:template>
</xsl:stylesheet>
