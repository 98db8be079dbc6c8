using System.Globalization;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>The four arguments of a connection, checked against the field's bounds.</summary>
internal sealed class PagingBinder(UsePagingAttribute bounds) : ParameterBinder
{
    public override object? Bind(ResolverContext context) => Read(context);

    public PagingArguments Read(ResolverContext context)
    {
        var first = context.ArgumentValue<int?>("first");
        var last = context.ArgumentValue<int?>("last");
        if (first is not null && last is not null)
            throw Refuse("Give either first or last, not both.");
        Check(first, "first");
        Check(last, "last");
        if (first is null && last is null)
            first = bounds.DefaultPageSize;
        return new PagingArguments(
            first, context.ArgumentValue<string>("after"), last, context.ArgumentValue<string>("before"));
    }

    private static GraphQLException Refuse(string message) =>
        new(GraphQLError.WithCode(message, ErrorCodes.BadUserInput));

    private void Check(int? count, string name)
    {
        if (count < 0)
            throw Refuse($"The argument {name} must not be negative.");
        if (count > bounds.MaxPageSize)
        {
            throw Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"The argument {name} is {count}, but a page has at most {bounds.MaxPageSize} items."));
        }
    }
}
