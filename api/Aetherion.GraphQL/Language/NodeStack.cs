using System.Buffers;
using System.Runtime.CompilerServices;

namespace Aetherion.GraphQL.Language;

/// <summary>
/// The nodes read so far of all lists that are still open. When a list ends, its nodes are taken off into an array of
/// their number, so that no list has to grow.
/// </summary>
internal ref struct NodeStack()
{
    private const int InitialLength = 256;

    private SyntaxNode?[] _rented = ArrayPool<SyntaxNode?>.Shared.Rent(InitialLength);
    private int _countMax;

    public int Count { get; private set; }

    public void Push(SyntaxNode node)
    {
        if (Count == _rented.Length)
            Grow();
        // Through a span, the runtime need not check that the array takes a node of this class.
        _rented.AsSpan()[Count++] = node;
    }

    /// <summary>
    /// Takes off all nodes above a mark, which all are of the class. Inlined, so that the class is known where the array
    /// is made.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T[] Take<T>(int mark)
        where T : SyntaxNode
    {
        var count = Count - mark;
        if (count == 0)
            return [];
        var taken = new T[count];
        var nodes = _rented.AsSpan(mark, count);
        var target = taken.AsSpan();
        for (var index = 0; index < target.Length; index++)
            target[index] = Unsafe.As<T>(nodes[index])!;
        _countMax = Math.Max(_countMax, Count);
        Count = mark;
        return taken;
    }

    /// <summary>Gives the memory back; the stack is of no use afterwards.</summary>
    public readonly void Release()
    {
        // The pool must not keep the nodes alive.
        _rented.AsSpan(0, Math.Max(_countMax, Count)).Clear();
        ArrayPool<SyntaxNode?>.Shared.Return(_rented);
    }

    private void Grow()
    {
        var larger = ArrayPool<SyntaxNode?>.Shared.Rent(_rented.Length * 2);
        _rented.CopyTo(larger, 0);
        ArrayPool<SyntaxNode?>.Shared.Return(_rented, clearArray: true);
        _rented = larger;
    }
}
