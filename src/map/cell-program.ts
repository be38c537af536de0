/** Most classes that have a colour. */
export const MOST_CLASSES = 16
/** What a px without data is in the raster; 0 is a px without a cell, and a class stands one higher. */
export const HATCHED = 255

/** One triangle over everything. */
const vertex = `#version 300 es
void main() {
  gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0);
}`

const fragment = `#version 300 es
precision highp float;
precision highp usampler2D;
uniform usampler2D u_raster;
uniform vec3 u_colours[${MOST_CLASSES}];
// Period, breadth of a stroke and where the pattern begins, in device px.
uniform vec3 u_hatch;
uniform vec3 u_ink;
uniform vec3 u_ground;
out vec4 colour;
void main() {
  uint tint = texelFetch(u_raster, ivec2(gl_FragCoord.xy), 0).r;
  if (tint == 0u) discard;
  float along = mod(gl_FragCoord.x - gl_FragCoord.y - u_hatch.z, u_hatch.x);
  float stroke = clamp(u_hatch.y / 2.0 - min(along, u_hatch.x - along) + 0.5, 0.0, 1.0);
  colour = vec4(tint == ${HATCHED}u ? mix(u_ground, u_ink, stroke) : u_colours[int(tint) - 1], 1.0);
}`

/** The program that colours a raster of classes. @throws Error with the driver's words */
export function cellProgram(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)
    // Null only when the context is lost; then nothing is drawn until it comes back.
    if (!shader) break
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`cells: ${gl.getProgramInfoLog(program)}`)
  }
  return program
}
