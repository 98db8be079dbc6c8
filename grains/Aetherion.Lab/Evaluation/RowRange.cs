namespace Aetherion.Lab.Evaluation;

/// <summary>Rows from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
public readonly record struct RowRange(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(int row) => row >= Start && row < End;

    public override string ToString() => $"[{Start}, {End})";
}
