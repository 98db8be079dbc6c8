namespace Aetherion.VenueEmulator.Core;

/// <summary>A request over HTTP that a venue serves.</summary>
/// <param name="Path">With <c>*</c> for a part of it that has any name.</param>
public readonly record struct VenueCall(string Method, string Path)
{
    private const char AnyName = '*';

    /// <summary>Whether the path of such a request may contain a text, which names more of it than what has any name.</summary>
    public bool MayContain(string part)
    {
        for (var start = 0; start < Path.Length; start++)
        {
            if (Meets(part, start))
                return true;
        }
        return false;
    }

    public override string ToString() => $"{Method} {Path}";

    private bool Meets(string part, int place)
    {
        var isNamed = false;
        var i = 0;
        for (; i < part.Length && place < Path.Length; place++)
        {
            if (Path[place] == AnyName)
            {
                while (i < part.Length && part[i] != '/')
                    i++;
            }
            else if (char.ToLowerInvariant(Path[place]) == char.ToLowerInvariant(part[i]))
            {
                isNamed |= part[i++] != '/';
            }
            else
            {
                return false;
            }
        }
        return isNamed && i == part.Length;
    }
}
