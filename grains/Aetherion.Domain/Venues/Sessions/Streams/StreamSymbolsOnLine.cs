namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>Walks through those of some symbols that are on a line, without allocating.</summary>
internal ref struct StreamSymbolsOnLine(List<StreamSymbol>? symbols, VenueLine line)
{
    private int _index = -1;

    public readonly StreamSymbol Current => symbols![_index];

    public readonly StreamSymbolsOnLine GetEnumerator() => this;

    public bool MoveNext()
    {
        while (symbols is not null && ++_index < symbols.Count)
        {
            if (symbols[_index].Line == line)
                return true;
        }
        return false;
    }
}
