using Microsoft.CodeAnalysis;

namespace Aetherion.GrainModel.Generator;

/// <summary>What a grain method returns: whether as a value task, and the result if there is one.</summary>
internal sealed class Answer
{
    private const string Tasks = "System.Threading.Tasks";

    private Answer(ITypeSymbol? result, bool isValueTask)
    {
        Result = result;
        IsValueTask = isValueTask;
    }

    public ITypeSymbol? Result { get; }

    public bool IsValueTask { get; }

    public static Answer? Of(ITypeSymbol type)
    {
        var isValueTask = TypeNames.Is(type, Tasks, "ValueTask") || TypeNames.Is(type, Tasks, "ValueTask`1");
        if (TypeNames.Is(type, Tasks, "Task") || TypeNames.Is(type, Tasks, "ValueTask"))
            return new Answer(null, isValueTask);
        return TypeNames.Is(type, Tasks, "Task`1") || TypeNames.Is(type, Tasks, "ValueTask`1")
            ? new Answer(((INamedTypeSymbol)type).TypeArguments[0], isValueTask)
            : null;
    }
}
