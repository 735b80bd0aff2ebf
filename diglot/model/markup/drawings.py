"""The one allowlist of SVG drawings: what they may consist of, and what is wrong with one. Touches nothing.

A drawing that was opened by itself is a document of its own site: whatever runs or loads in it does so in the name of
the publication. Sources: SVG 1.1 and 2, chapters "Element index" and "Attribute index".
"""

from __future__ import annotations

import msgspec

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

# Not here: scripts, animations (they can set the address of a link to a script), foreign objects, sound and video,
# fonts (browsers do not show them), `tref` (the same).
ELEMENTS = frozenset(
    """
    a circle clipPath defs desc ellipse g image line linearGradient marker mask metadata path pattern polygon polyline
    radialGradient rect stop style svg switch symbol text textPath title tspan use view
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """.split()
)

_OF_ELEMENTS = """
    amplitude azimuth baseFrequency baseProfile bias class clipPathUnits content contentScriptType contentStyleType cx
    cy d diffuseConstant divisor dx dy edgeMode elevation exponent externalResourcesRequired filterRes filterUnits fr
    fx fy gradientTransform gradientUnits height href hreflang id in in2 intercept k1 k2 k3 k4 kernelMatrix
    kernelUnitLength lang lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits
    maskUnits media method mode name numOctaves offset operator order orient origin path pathLength
    patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha
    preserveAspectRatio primitiveUnits r radius refX refY rel requiredExtensions requiredFeatures result role rotate
    rx ry scale seed side slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation
    stitchTiles style surfaceScale systemLanguage tabindex tableValues target targetX targetY textLength title
    transform type values version viewBox viewTarget width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z
    zoomAndPan
""".split()
_OF_STYLE = """
    alignment-baseline background-color baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline
    enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
    font-variant-caps font-variant-ligatures font-variant-numeric font-variation-settings font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size isolation kerning
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode
    opacity overflow paint-order pointer-events shape-rendering solid-color solid-opacity stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width text-align text-anchor text-decoration text-overflow text-rendering transform-origin unicode-bidi
    vector-effect visibility white-space word-spacing writing-mode
""".split()
_OF_XML = ("lang", "space", "id")
_OF_XLINK = ("href", "title", "type", "role", "arcrole", "show", "actuate")
ATTRIBUTES = frozenset(
    [*_OF_ELEMENTS, *_OF_STYLE, *(f"{XML} {name}" for name in _OF_XML), *(f"{XLINK} {name}" for name in _OF_XLINK)]
)
"""Names without a namespace, and "namespace name"."""

FREE_PREFIXES = ("aria-", "data-")
"""How names of attributes begin that programs may choose."""

# Notes of drawing programs to themselves, which browsers and WeasyPrint ignore.
EDITOR_NAMESPACES = (
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://inkscape.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://xmlns.com/foaf/",
    "http://ns.adobe.com/",
    "adobe:ns:meta/",
    "http://www.corel.com/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.serif.com/",
    "https://boxy-svg.com",
    "http://vectornator.io",
    "http://schemas.microsoft.com/visio/",
    "http://krita.org/namespaces/",
    "http://xml.openoffice.org/",
    "http://sun.com/xmlns/",
    "http://www.plantuml.com/",
    "http://svgjs.com/",
    "http://svgjs.dev/",
    "https://svgjs.dev/",
    "http://svg-edit.googlecode.com",
)


class DrawingFault(msgspec.Struct, frozen=True):
    """Something that keeps a drawing from being published. line: in its file, from 1; found: as it is written."""

    line: int
    found: str
    reason: str
