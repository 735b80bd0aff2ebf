<!-- A Schematron schema in, a stylesheet out that lists what its rules find in a document: a line each, with its place.
     Of ISO Schematron, what the schemas of JATS4R use: included patterns, of which those of the phase “errors” are taken,
     variables, functions of XSLT. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:out="stylesheet"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron" exclude-result-prefixes="sch">
  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:variable name="schema" select="/sch:schema"/>
  <xsl:variable name="active" select="$schema/sch:phase[@id = 'errors']/sch:active/@pattern"/>
  <xsl:variable name="patterns" select="$schema/sch:include/document(@href)/sch:pattern[@id = $active]"/>

  <xsl:template match="sch:schema">
    <out:stylesheet version="3.0">
      <xsl:for-each select="sch:ns"><xsl:namespace name="{@prefix}" select="string(@uri)"/></xsl:for-each>
      <xsl:namespace name="xsd" select="'http://www.w3.org/2001/XMLSchema'"/>
      <out:output method="text"/>
      <xsl:copy-of select="xsl:function"/>
      <xsl:apply-templates select="sch:let"/>
      <out:template match="/">
        <xsl:for-each select="$patterns"><out:apply-templates mode="{@id}"/></xsl:for-each>
      </out:template>
      <xsl:apply-templates select="$patterns"/>
    </out:stylesheet>
  </xsl:template>

  <xsl:template match="sch:pattern">
    <out:mode name="{@id}" on-no-match="shallow-skip"/>
    <xsl:apply-templates select="sch:rule"/>
  </xsl:template>

  <!-- Of the rules of a pattern, the first that fits a node is its rule. -->
  <xsl:template match="sch:rule">
    <out:template mode="{../@id}" match="{@context}" priority="{last() - position() + 1}">
      <xsl:apply-templates select="../sch:let, sch:let, sch:assert, sch:report"/>
      <out:apply-templates mode="#current" select="@*, node()"/>
    </out:template>
  </xsl:template>

  <xsl:template match="sch:let"><out:variable name="{@name}" select="{@value}"/></xsl:template>

  <xsl:template match="sch:assert | sch:report">
    <out:if test="{if (self::sch:assert) then 'not(' || @test || ')' else @test}">
      <out:variable name="said"><xsl:apply-templates/></out:variable>
      <out:value-of select="replace(path(), 'Q\{{\}}', '') || ' ' || normalize-space($said) || '&#10;'"/>
    </out:if>
  </xsl:template>
  <xsl:template match="sch:value-of"><out:value-of select="{@select}"/></xsl:template>
  <xsl:template match="sch:name"><out:value-of select="name()"/></xsl:template>
</xsl:stylesheet>
