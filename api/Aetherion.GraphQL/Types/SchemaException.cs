namespace Aetherion.GraphQL.Types;

/// <summary>The annotated classes do not make a valid schema. The message names the type or member.</summary>
public sealed class SchemaException : Exception
{
    public SchemaException()
    {
    }

    public SchemaException(string message)
        : base(message)
    {
    }

    public SchemaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
