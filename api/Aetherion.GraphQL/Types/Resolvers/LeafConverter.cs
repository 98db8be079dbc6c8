using System.Globalization;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>Scalars and enums: mostly of the right type already.</summary>
internal sealed class LeafConverter(Type target) : InputConverter
{
    public override object? Convert(object? value)
    {
        if (value is null || target.IsInstanceOfType(value))
            return value;
        try
        {
            return value switch
            {
                DateTime time when target == typeof(DateTimeOffset) => new DateTimeOffset(time),
                string text when target == typeof(Guid) => Guid.Parse(text),
                string text when target == typeof(Uri) => new Uri(text, UriKind.RelativeOrAbsolute),
                _ => System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new GraphQLException(GraphQLError.WithCode(
                $"The value {value} does not fit the argument.", ErrorCodes.BadUserInput));
        }
    }
}
