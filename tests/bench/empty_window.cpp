#include <GL/gl.h>
#include <GLFW/glfw3.h>

#include <cstdio>

#include <time.h>

// The floor of a start: the smallest program that shows a window. Opens one of the till's size, draws one empty frame, prints the
// moment (CLOCK_MONOTONIC, microseconds) and ends. bench_startup measures the till against it.
int main() {
  if (glfwInit() == GLFW_FALSE) return 3;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  GLFWwindow* const window = glfwCreateWindow(1280, 800, "empty", nullptr, nullptr);
  if (window == nullptr) return 3;
  glfwMakeContextCurrent(window);
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glfwSwapBuffers(window);
  glFinish();
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  std::printf("%lld\n", static_cast<long long>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1'000);
  std::fflush(stdout);
  glfwTerminate();
  return 0;
}
