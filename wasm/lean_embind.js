// Replaces parts of Embind's JavaScript that the core does not use, to keep them out of the module: wide strings, 64-bit
// integers, smart pointers, base classes, copies of handles, and messages about types without a binding.

/* global addToLibrary, ClassHandle, detachFinalizer, makeClassHandle, releaseClassHandle, throwInstanceAlreadyDeleted */

addToLibrary({
  _embind_register_std_wstring: () => undefined,
  _embind_register_std_wstring__deps: [],

  _embind_register_bigint: () => undefined,
  _embind_register_bigint__deps: [],

  $genericPointerToWireType: undefined,
  $genericPointerToWireType__deps: [],

  $RegisteredPointer_fromWireType: function (ptr) {
    return ptr ? makeClassHandle(this.registeredClass.instancePrototype, { ptrType: this, ptr }) : null;
  },
  $RegisteredPointer_fromWireType__deps: ['$makeClassHandle'],

  $emval_get_global: () => globalThis,

  $throwUnboundTypeError: (message) => {
    throw new Error(message);
  },
  $throwUnboundTypeError__deps: [],

  $init_ClassHandle: () => {
    ClassHandle.prototype.delete = function () {
      if (!this.$$.ptr) throwInstanceAlreadyDeleted(this);
      detachFinalizer(this);
      releaseClassHandle(this.$$);
      this.$$.ptr = undefined;
    };
  },
  $init_ClassHandle__deps: ['$ClassHandle', '$throwInstanceAlreadyDeleted', '$detachFinalizer', '$releaseClassHandle'],
});
