namespace Aetherion.GraphQL.Execution;

/// <summary>Stands for an input that was not given, which is not the same as null.</summary>
internal sealed class AbsentValue
{
    public static readonly AbsentValue Instance = new();

    private AbsentValue()
    {
    }
}
