// The matrix product that TensorFlow's CPU kernels share (oneDNN's generated sgemm) uses the stack pointer as one more
// register: for a while it points into the heap. A signal that arrives then has its frame written there, and the heap is
// corrupt. So the calls that compute are made with signals held back: the linker sends them here (--wrap). TensorFlow's
// threads are started inside these calls and inherit the mask; the signal goes to another of Node's threads, or waits.

#include <pthread.h>
#include <signal.h>

#include <initializer_list>

#include "tensorflow/c/c_api.h"
#include "tensorflow/c/eager/c_api.h"

namespace {

class HeldSignals {
 public:
  HeldSignals() {
    sigset_t held;
    sigfillset(&held);
    // What a program does to itself can't wait.
    for (int own : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS}) sigdelset(&held, own);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

}  // namespace

extern "C" {

decltype(TFE_NewContext) __real_TFE_NewContext;
decltype(TFE_Execute) __real_TFE_Execute;
decltype(TF_LoadSessionFromSavedModel) __real_TF_LoadSessionFromSavedModel;
decltype(TF_SessionRun) __real_TF_SessionRun;

TFE_Context *__wrap_TFE_NewContext(const TFE_ContextOptions *options, TF_Status *status) {
  HeldSignals held;
  return __real_TFE_NewContext(options, status);
}

void __wrap_TFE_Execute(TFE_Op *op, TFE_TensorHandle **results, int *count, TF_Status *status) {
  HeldSignals held;
  __real_TFE_Execute(op, results, count, status);
}

TF_Session *__wrap_TF_LoadSessionFromSavedModel(const TF_SessionOptions *session_options, const TF_Buffer *run_options,
                                                const char *folder, const char *const *tags, int tag_count,
                                                TF_Graph *graph, TF_Buffer *meta_graph, TF_Status *status) {
  HeldSignals held;
  return __real_TF_LoadSessionFromSavedModel(session_options, run_options, folder, tags, tag_count, graph, meta_graph,
                                             status);
}

void __wrap_TF_SessionRun(TF_Session *session, const TF_Buffer *options, const TF_Output *inputs,
                          TF_Tensor *const *input_values, int input_count, const TF_Output *outputs,
                          TF_Tensor **output_values, int output_count, const TF_Operation *const *targets,
                          int target_count, TF_Buffer *metadata, TF_Status *status) {
  HeldSignals held;
  __real_TF_SessionRun(session, options, inputs, input_values, input_count, outputs, output_values, output_count,
                       targets, target_count, metadata, status);
}

}  // extern "C"
