using System.Collections.Immutable;
using Aetherion.GrainModel.CodeGeneration;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// Copies values at the boundary between grains through the wire form, unless they cannot change; in strict mode
/// always.
/// </summary>
internal sealed class ValueCopier(IWireSerializer wire, ExceptionWire exceptions, GrainHostOptions options)
    : GrainValueCopier
{
    private readonly bool _isStrict = options.StrictCopying;
    private readonly CopyPlan _plan = new([.. options.ImmutableAssemblies]);

    /// <summary>The wire form itself.</summary>
    public IWireSerializer Wire => wire;

    public override T Copy<T>(T value, bool isImmutable)
    {
        if (value is null || typeof(T) == typeof(CancellationToken))
            return value;
        if (!_isStrict && (isImmutable || _plan.IsShared(value.GetType())))
            return value;
        return wire.Deserialize<T>(wire.Serialize(value));
    }

    /// <summary>The state as its store would give it back; itself when copying is not strict.</summary>
    public TState CopyState<TState>(TState state) =>
        _isStrict && state is not null ? wire.Deserialize<TState>(wire.Serialize(state)) : state;

    /// <summary>The exception as the other side of a wire would see it; itself when copying is not strict.</summary>
    public Exception CopyException(Exception exception) =>
        _isStrict ? exceptions.Read(exceptions.Write(exception)) : exception;

    /// <summary>The request context as the other side of a wire would see it.</summary>
    public RequestContextValues? CopyContext(RequestContextValues? context)
    {
        if (!_isStrict || context is null || context.Values.Count == 0)
            return context;
        var values = context.Values.ToImmutableDictionary(
            pair => pair.Key, pair => CopyByType(pair.Value, pair.Value.GetType()));
        return new RequestContextValues(context.ReentrancyId, values);
    }

    private object CopyByType(object value, Type type) => wire.Deserialize(wire.Serialize(value, type), type)!;
}
