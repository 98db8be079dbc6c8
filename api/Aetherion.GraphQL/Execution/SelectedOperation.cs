using Aetherion.GraphQL.Execution.Planning;

namespace Aetherion.GraphQL.Execution;

/// <summary>The operation a request means with its variables, or the answer that there is none.</summary>
internal readonly struct SelectedOperation
{
    public SelectedOperation(ExecutionResult failure) => Failure = failure;

    public SelectedOperation(PreparedOperation operation, VariableValues variables, ReadOnlyMemory<byte> source)
    {
        Operation = operation;
        Variables = variables;
        Source = source;
    }

    public ExecutionResult? Failure { get; }

    public PreparedOperation? Operation { get; }

    public VariableValues? Variables { get; }

    public ReadOnlyMemory<byte> Source { get; }
}
