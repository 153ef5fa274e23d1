// Replaces the parts of Embind's JavaScript that the core uses with short ones, to make the module smaller. They support
// what bindings.cpp binds: functions and read-only properties that take and return numbers, booleans, JavaScript values,
// value objects (return only) and objects of a class, without overloads, base classes or smart pointers. lean_embind.cpp
// calls them in place of Embind's.
//
// A converter has `fromWireType`, which converts a result of C++ to JavaScript, `toWireType`, which converts an argument for
// C++, and `readValueFromPointer`, which reads a value that C++ has stored for JavaScript.

/* global addToLibrary, Module, HEAPU8, HEAPU32, HEAPF64, _malloc, _free, __emval_decref, awaitingDependencies, Emval,
   emval_methodCallers, emval_returnValue, functionOf, getFunctionName, getWasmTableEntry, heap32VectorToArray,
   readLatin1String, readPointer, registeredTypes, registerType, structRegistrations, textDecoder, textEncoder,
   whenDependentTypesAreResolved */

addToLibrary({
  $textDecoder: 'new TextDecoder()',
  $textEncoder: 'new TextEncoder()',

  $readLatin1String: (pointer) => {
    let text = '';
    while (HEAPU8[pointer]) text += String.fromCharCode(HEAPU8[pointer++]);
    return text;
  },
  $readLatin1String__deps: [],

  $readPointer: function (pointer) {
    return this.fromWireType(HEAPU32[pointer >> 2]);
  },

  $registerType: (type, converter) => {
    registeredTypes[type] = converter;
    awaitingDependencies[type]?.forEach((resume) => resume());
  },
  $registerType__deps: ['$registeredTypes', '$awaitingDependencies'],

  // Registers types, with the converters that a function makes of those of other types, once all of these are registered.
  $whenDependentTypesAreResolved: (types, dependencies, convertersOf) => {
    const missing = dependencies.find((type) => !registeredTypes[type]);
    if (missing) {
      (awaitingDependencies[missing] ??= []).push(() =>
        whenDependentTypesAreResolved(types, dependencies, convertersOf),
      );
      return;
    }
    const converters = convertersOf(dependencies.map((type) => registeredTypes[type]));
    types.forEach((type, at) => registerType(type, converters[at]));
  },
  $whenDependentTypesAreResolved__deps: ['$registerType'],

  leanVoid: (type) => registerType(type, { fromWireType: () => undefined, toWireType: () => undefined }),
  leanVoid__deps: ['$registerType'],

  leanBool: (type) => {
    registerType(type, {
      fromWireType: (value) => !!value,
      toWireType: (_, value) => value,
      readValueFromPointer: (pointer) => !!HEAPU8[pointer],
    });
  },
  leanBool__deps: ['$registerType'],

  leanUint32: (type) => {
    registerType(type, {
      fromWireType: (value) => value >>> 0,
      toWireType: (_, value) => value,
      readValueFromPointer: (pointer) => HEAPU32[pointer >> 2],
    });
  },
  leanUint32__deps: ['$registerType'],

  leanFloat64: (type) => {
    registerType(type, {
      fromWireType: (value) => value,
      toWireType: (_, value) => value,
      readValueFromPointer: (pointer) => HEAPF64[pointer >> 3],
    });
  },
  leanFloat64__deps: ['$registerType'],

  // A text in memory is its length in bytes and these bytes.
  leanString: (type) => {
    registerType(type, {
      fromWireType: (pointer) => {
        const text = textDecoder.decode(HEAPU8.subarray(pointer + 4, pointer + 4 + HEAPU32[pointer >> 2]));
        _free(pointer);
        return text;
      },
      toWireType: (destructors, text) => {
        const bytes = textEncoder.encode(text);
        const pointer = _malloc(4 + bytes.length);
        HEAPU32[pointer >> 2] = bytes.length;
        HEAPU8.set(bytes, pointer + 4);
        destructors.push(_free, pointer);
        return pointer;
      },
      readValueFromPointer: readPointer,
    });
  },
  leanString__deps: ['$registerType', '$readPointer', '$textDecoder', '$textEncoder', 'malloc', 'free'],

  leanView: (type, index) => {
    const View = { 1: Uint8Array, 5: Uint32Array, 7: Float64Array }[index];
    registerType(type, {
      readValueFromPointer: (pointer) => new View(HEAPU8.buffer, HEAPU32[(pointer + 4) >> 2], HEAPU32[pointer >> 2]),
    });
  },
  leanView__deps: ['$registerType'],

  _embind_register_emval: (type) => {
    registerType(type, {
      fromWireType: (handle) => {
        const value = Emval.toValue(handle);
        __emval_decref(handle);
        return value;
      },
      toWireType: (_, value) => Emval.toHandle(value),
      readValueFromPointer: readPointer,
    });
  },
  _embind_register_emval__deps: ['$registerType', '$readPointer', '$Emval', '_emval_decref'],

  leanObject: (type, destructor) => {
    structRegistrations[type] = { destructor: getWasmTableEntry(destructor), fields: [] };
  },
  leanObject__deps: ['$structRegistrations', '$getWasmTableEntry'],

  leanObjectField: (type, name, fieldType, getter, context) => {
    structRegistrations[type].fields.push({ name: readLatin1String(name), fieldType, getter, context });
  },
  leanObjectField__deps: ['$structRegistrations', '$readLatin1String'],

  _embind_finalize_value_object: (type) => {
    const { destructor, fields } = structRegistrations[type];
    const types = fields.map(({ fieldType }) => fieldType);
    whenDependentTypesAreResolved([type], types, (converters) => {
      const fromWireType = (pointer) => {
        const values = fields.map(({ name, getter, context }, at) => {
          return [name, converters[at].fromWireType(getWasmTableEntry(getter)(context, pointer))];
        });
        destructor(pointer);
        return Object.fromEntries(values);
      };
      return [{ fromWireType, readValueFromPointer: readPointer }];
    });
  },
  _embind_finalize_value_object__deps: [
    '$structRegistrations',
    '$whenDependentTypesAreResolved',
    '$readPointer',
    '$getWasmTableEntry',
  ],

  // Returns a function that calls C++: the types are those of the result, of the object unless it is undefined, and of the
  // arguments.
  $functionOf: (invoker, context, result, self, parameters) => {
    const call = getWasmTableEntry(invoker);
    return function (...values) {
      const object = self ? [self.toWireType(null, this)] : [];
      return result.fromWireType(
        call(context, ...object, ...parameters.map((type, at) => type.toWireType(null, values[at]))),
      );
    };
  },
  $functionOf__deps: ['$getWasmTableEntry'],

  leanFunction: (name, count, types, invoker, context) => {
    const key = getFunctionName(readLatin1String(name));
    whenDependentTypesAreResolved([], heap32VectorToArray(count, types), ([result, ...parameters]) => {
      Module[key] = functionOf(invoker, context, result, undefined, parameters);
    });
  },
  leanFunction__deps: [
    '$functionOf',
    '$getFunctionName',
    '$heap32VectorToArray',
    '$readLatin1String',
    '$whenDependentTypesAreResolved',
  ],

  leanClass: (type, pointerType, constPointerType, destructor) => {
    const pointers = new WeakMap();
    const pointerOf = (object) => {
      const pointer = pointers.get(object);
      if (!pointer) throw new Error('Cannot use a deleted object');
      return pointer;
    };
    const prototype = {
      delete() {
        getWasmTableEntry(destructor)(pointerOf(this));
        pointers.delete(this);
      },
    };
    const converter = {
      prototype,
      fromWireType: (pointer) => {
        const object = Object.create(prototype);
        pointers.set(object, pointer);
        return object;
      },
      toWireType: (_, object) => pointerOf(object),
      readValueFromPointer: readPointer,
    };
    for (const each of [type, pointerType, constPointerType]) registerType(each, converter);
  },
  leanClass__deps: ['$registerType', '$readPointer', '$getWasmTableEntry'],

  leanMethod: (name, count, types, invoker, context) => {
    const key = getFunctionName(readLatin1String(name));
    whenDependentTypesAreResolved([], heap32VectorToArray(count, types), ([result, self, ...parameters]) => {
      self.prototype[key] = functionOf(invoker, context, result, self, parameters);
    });
  },
  leanMethod__deps: [
    '$functionOf',
    '$getFunctionName',
    '$heap32VectorToArray',
    '$readLatin1String',
    '$whenDependentTypesAreResolved',
  ],

  leanProperty: (type, name, valueType, getter, context) => {
    const key = readLatin1String(name);
    whenDependentTypesAreResolved([], [valueType, type], ([result, self]) => {
      Object.defineProperty(self.prototype, key, {
        get: functionOf(getter, context, result, self, []),
        enumerable: true,
      });
    });
  },
  leanProperty__deps: ['$functionOf', '$readLatin1String', '$whenDependentTypesAreResolved'],

  $getStringOrSymbol: (pointer) => readLatin1String(pointer),
  $getStringOrSymbol__deps: ['$readLatin1String'],

  _emval_get_method_caller: (count, types) => {
    const parameters = heap32VectorToArray(count, types).map((type) => registeredTypes[type]);
    const result = parameters.shift();
    emval_methodCallers.push((object, method, destructors, values) => {
      const given = parameters.map((type, at) => type.readValueFromPointer(values + 8 * at));
      return emval_returnValue(result, destructors, method.apply(object, given));
    });
    return emval_methodCallers.length - 1;
  },
  _emval_get_method_caller__deps: [
    '$emval_methodCallers',
    '$emval_returnValue',
    '$heap32VectorToArray',
    '$registeredTypes',
  ],

  $requireRegisteredType: (type) => registeredTypes[type],
  $requireRegisteredType__deps: ['$registeredTypes'],

  $emval_get_global: () => globalThis,

  $throwBindingError: (message) => {
    throw new Error(message);
  },
  $throwBindingError__deps: [],
});
