<?xml version="1.0" encoding="UTF-8"?>
<!-- The units of the records and the bridge's codes for them (config/codelists/units.csv). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" exclude-result-prefixes="#all">
  <xsl:variable name="units" as="map(xs:string, xs:string)" select="map {
    'NAR': 'NAR', 'ITG': 'NAR',
    'GRM': 'GRM', 'KGM': 'KGM', 'TON': 'TNE', 'MGM': 'MGM', 'MIM': 'MGM', 'MCG': 'MC',
    'MTK': 'MTK', 'MTR': 'MTR',
    'LTR': 'LTR', 'MTQ': 'MTQ', 'MLT': 'MLT', 'MCL': '4G' }"/>
</xsl:stylesheet>
