using System.Reflection;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>The writer of a property that has a value, or a reference that may be null.</summary>
internal sealed class PropertyLeafWriter<TParent, TValue>(MethodInfo getter, IValueScalar<TValue> scalar) : LeafWriter
    where TParent : class
{
    private readonly Func<TParent, TValue> _get = getter.CreateDelegate<Func<TParent, TValue>>();

    public override bool TryWrite(ResultBuffer result, object parent)
    {
        var value = _get((TParent)parent);
        if (value is null)
            return false;
        scalar.WriteValue(result, value);
        return true;
    }
}
