using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// Walks down 32 trees of <see cref="CompactNode"/> at once, eight to a vector whose nodes and bins are gathered: half of the
/// time of one walk after the other. Integers alone are computed, so that both end in the same leaves.
/// </summary>
internal static unsafe class VectorWalk
{
    public const int TreeCount = 4 * Lanes;

    private const int Lanes = 8;

    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Replaces the places of roots by those of the leaves that a row ends in. Places are unchecked.</summary>
    /// <param name="nodes">All nodes.</param>
    /// <param name="shifted">The bins of the row as <see cref="IPackedNode{TSelf}.RowPlace"/> counts them.</param>
    /// <param name="places">As many as <see cref="TreeCount"/>.</param>
    public static void Walk(ReadOnlySpan<CompactNode> nodes, ReadOnlySpan<int> shifted, Span<int> places)
    {
        fixed (CompactNode* words = nodes)
        fixed (int* row = shifted)
        {
            Vector256<int> a = Vector256.Create((ReadOnlySpan<int>)places);
            Vector256<int> b = Vector256.Create((ReadOnlySpan<int>)places[Lanes..]);
            Vector256<int> c = Vector256.Create((ReadOnlySpan<int>)places[(2 * Lanes)..]);
            Vector256<int> d = Vector256.Create((ReadOnlySpan<int>)places[(3 * Lanes)..]);
            Vector256<int> moved;
            do
            {
                moved = Step((int*)words, ref a, row) | Step((int*)words, ref b, row)
                    | Step((int*)words, ref c, row) | Step((int*)words, ref d, row);
            }
            while (moved != Vector256<int>.Zero);
            a.CopyTo(places);
            b.CopyTo(places[Lanes..]);
            c.CopyTo(places[(2 * Lanes)..]);
            d.CopyTo(places[(3 * Lanes)..]);
        }
    }

    /// <summary>The same as <see cref="PackedNodes{TNode}"/>'s, of eight trees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Step(int* words, ref Vector256<int> places, int* row)
    {
        Vector256<int> node = Avx2.GatherVector256(words, places, sizeof(int));
        Vector256<int> bin = Avx2.GatherVector256(row, CompactNode.RowPlacesOf(node), sizeof(int));
        Vector256<int> right = Vector256.GreaterThan(bin, CompactNode.BinsOf(node));
        Vector256<int> distance = Vector256.Max(CompactNode.ChildrenOf(node), Vector256<int>.Zero) - right;
        places += distance;
        return distance;
    }
}
