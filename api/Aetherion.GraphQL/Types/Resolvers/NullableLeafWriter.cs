using System.Reflection;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>The writer of a property whose value may be missing.</summary>
internal sealed class NullableLeafWriter<TParent, TValue>(MethodInfo getter, IValueScalar<TValue> scalar) : LeafWriter
    where TParent : class
    where TValue : struct
{
    private readonly Func<TParent, TValue?> _get = getter.CreateDelegate<Func<TParent, TValue?>>();

    public override bool TryWrite(ResultBuffer result, object parent)
    {
        if (_get((TParent)parent) is not { } value)
            return false;
        scalar.WriteValue(result, value);
        return true;
    }
}
