namespace Aetherion.Domain.Learning.Forests;

/// <summary>The rows a tree of a forest grows on and how often each was drawn.</summary>
internal sealed class RowSample
{
    private readonly int[] _counts;
    private readonly int[] _rows;

    public RowSample(int rowCount)
    {
        _counts = new int[rowCount];
        _rows = new int[rowCount];
    }

    /// <summary>The rows drawn at least once, rising.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Size);

    public int Size { get; private set; }

    public int CountOf(int row) => _counts[row];

    /// <summary>Draws as many rows as there are, with repetition; or takes each once.</summary>
    public void Draw(Random random, bool bootstrap)
    {
        Array.Fill(_counts, bootstrap ? 0 : 1);
        for (int draw = 0; bootstrap && draw < _counts.Length; draw++)
            _counts[random.Next(_counts.Length)]++;
        Size = 0;
        for (int row = 0; row < _counts.Length; row++)
        {
            if (_counts[row] > 0)
                _rows[Size++] = row;
        }
    }
}
