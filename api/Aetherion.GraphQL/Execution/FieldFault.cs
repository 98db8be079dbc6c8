namespace Aetherion.GraphQL.Execution;

/// <summary>Stands for the value of a field whose resolver threw, until the result is written.</summary>
internal sealed class FieldFault(Exception exception)
{
    public Exception Exception { get; } = exception;
}
