using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>An argument of the field, converted to the parameter's type.</summary>
internal sealed class ArgumentBinder(int index, InputConverter converter, object? missing) : ParameterBinder
{
    public override object? Bind(ResolverContext context)
    {
        var value = context.Arguments[index];
        return ReferenceEquals(value, AbsentValue.Instance) ? missing : converter.Convert(value);
    }
}
