using System.Text;

namespace Aetherion.Domain.Venues;

/// <summary>Names of fields as they stand in a frame, to be asked for without allocating.</summary>
internal sealed class FieldNames
{
    private readonly byte[][][] _byLength;

    /// <param name="names">Separated by spaces.</param>
    public FieldNames(string names)
    {
        var all = names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(Encoding.UTF8.GetBytes).ToArray();
        _byLength = [.. Enumerable.Range(0, all.Length == 0 ? 0 : all.Max(n => n.Length) + 1).Select(
            length => all.Where(n => n.Length == length).ToArray())];
    }

    public bool Contains(string name) => Contains(Encoding.UTF8.GetBytes(name));

    public bool Contains(ReadOnlySpan<byte> name)
    {
        if (name.Length >= _byLength.Length)
            return false;
        foreach (var known in _byLength[name.Length])
        {
            if (name.SequenceEqual(known))
                return true;
        }
        return false;
    }
}
