using System.Collections.Immutable;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Planning;

namespace Aetherion.GraphQL.Subscriptions;

/// <summary>The results of one event by operation and variables, each made by the first subscriber that needs it.</summary>
public sealed class SharedResults
{
    /// <summary>Results kept; further operations execute for themselves.</summary>
    public const int ResultsMax = 32;

    private ImmutableArray<SharedResult> _results = [];

    internal ExecutionResult? Find(OperationPlan plan, UInt128 variables)
    {
        foreach (var result in _results)
        {
            if (ReferenceEquals(result.Plan, plan) && result.Variables == variables)
                return result.Result;
        }

        return null;
    }

    /// <summary>Keeps a copy of an answer; of two that make the same at once both may.</summary>
    internal ExecutionResult Add(OperationPlan plan, UInt128 variables, ExecutionResult result)
    {
        using var text = new ResultBuffer();
        result.WriteTo(new ResultBufferWriter(text));
        var answer = ExecutionResult.FromShared(text.WrittenSpan.ToArray());
        ImmutableInterlocked.Update(
            ref _results,
            static (results, added) => results.Length < ResultsMax ? results.Add(added) : results,
            new SharedResult(plan, variables, answer));
        return answer;
    }
}
