// Leaves out of the module what Embind registers for bindings that the core does not have: numbers
// of other sizes, wide strings, names of types, signatures, setters, constructors and casts. Embind
// would call these functions in JavaScript; lean_embind.js has the shorter ones that they call.

#include <emscripten/bind.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace emscripten::internal {
namespace {

/// Indices of Embind for the types of arrays that the core returns.
constexpr unsigned kUint8Array = 1;
constexpr unsigned kUint32Array = 5;
constexpr unsigned kFloat64Array = 7;

}  // namespace

extern "C" {

void leanVoid(TYPEID type);
void leanBool(TYPEID type);
void leanUint32(TYPEID type);
void leanFloat64(TYPEID type);
void leanString(TYPEID type);
void leanView(TYPEID type, unsigned arrayIndex);
void leanFunction(const char* name, unsigned count, const TYPEID types[], GenericFunction invoker,
                  GenericFunction context);
void leanObject(TYPEID type, GenericFunction destructor);
void leanObjectField(TYPEID type, const char* name, TYPEID fieldType, GenericFunction getter,
                     void* context);
void leanClass(TYPEID type, TYPEID pointer, TYPEID constPointer, GenericFunction destructor);
void leanMethod(const char* name, unsigned count, const TYPEID types[], GenericFunction invoker,
                void* context);
void leanProperty(TYPEID type, const char* name, TYPEID valueType, GenericFunction getter,
                  void* context);

// NOLINTBEGIN(readability-named-parameter, readability-inconsistent-declaration-parameter-name):
// bind.h names the parameters.

void _embind_register_void(TYPEID type, const char*) { leanVoid(type); }

void _embind_register_bool(TYPEID type, const char*, bool, bool) { leanBool(type); }

void _embind_register_integer(TYPEID type, const char*, std::size_t size, std::int32_t min,
                              std::uint32_t) {
  if (size == sizeof(std::uint32_t) && min == 0) leanUint32(type);
}

void _embind_register_bigint(TYPEID, const char*, std::size_t, std::int64_t, std::uint64_t) {}

void _embind_register_float(TYPEID type, const char*, std::size_t size) {
  if (size == sizeof(double)) leanFloat64(type);
}

void _embind_register_std_string(TYPEID type, const char*) {
  if (type == TypeID<std::string>::get()) leanString(type);
}

void _embind_register_std_wstring(TYPEID, std::size_t, const char*) {}

void _embind_register_memory_view(TYPEID type, unsigned index, const char*) {
  if (index == kUint8Array || index == kUint32Array || index == kFloat64Array) {
    leanView(type, index);
  }
}

void _embind_register_user_type(TYPEID type, const char*) { _embind_register_emval(type); }

void _embind_register_function(const char* name, unsigned count, const TYPEID types[], const char*,
                               GenericFunction invoker, GenericFunction context, bool, bool) {
  leanFunction(name, count, types, invoker, context);
}

void _embind_register_value_object(TYPEID type, const char*, const char*, GenericFunction,
                                   const char*, GenericFunction destructor) {
  leanObject(type, destructor);
}

void _embind_register_value_object_field(TYPEID type, const char* name, TYPEID fieldType,
                                         const char*, GenericFunction getter, void* context, TYPEID,
                                         const char*, GenericFunction, void*) {
  leanObjectField(type, name, fieldType, getter, context);
}

void _embind_register_class(TYPEID type, TYPEID pointer, TYPEID constPointer, TYPEID, const char*,
                            GenericFunction, const char*, GenericFunction, const char*,
                            GenericFunction, const char*, const char*, GenericFunction destructor) {
  leanClass(type, pointer, constPointer, destructor);
}

void _embind_register_class_function(TYPEID, const char* name, unsigned count, const TYPEID types[],
                                     const char*, GenericFunction invoker, void* context, unsigned,
                                     bool, bool) {
  leanMethod(name, count, types, invoker, context);
}

void _embind_register_class_property(TYPEID type, const char* name, TYPEID valueType, const char*,
                                     GenericFunction getter, void* context, TYPEID, const char*,
                                     GenericFunction, void*) {
  leanProperty(type, name, valueType, getter, context);
}

// NOLINTEND(readability-named-parameter, readability-inconsistent-declaration-parameter-name)

}  // extern "C"
}  // namespace emscripten::internal
