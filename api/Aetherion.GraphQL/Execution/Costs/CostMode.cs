namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>What a request wants to know of its cost.</summary>
public enum CostMode
{
    /// <summary>What the server's options say.</summary>
    Default,

    /// <summary>The answer and the cost.</summary>
    Report,

    /// <summary>The cost alone: the operation is checked but not executed.</summary>
    Validate,
}
