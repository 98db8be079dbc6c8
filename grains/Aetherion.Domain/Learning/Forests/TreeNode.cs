using System.Runtime.InteropServices;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>A split or a leaf of a <see cref="DecisionTree"/>, in eight bytes so that many fit in a cache.</summary>
/// <remarks>
/// A row goes right when its bin plus <see cref="Shift"/>, in one byte, is above <see cref="Bin"/>. The bin of missing
/// values is 255: with a shift of 0 it goes right, with a shift of 1 it becomes 0 and goes left.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly struct TreeNode
{
    /// <summary>The left child, the right one follows it; a leaf's is itself, and every row goes left there, so that
    /// walking on does no harm.</summary>
    public readonly int Child;

    public readonly ushort Feature;

    public readonly byte Bin;

    public readonly byte Shift;

    private TreeNode(int child, ushort feature, byte bin, byte shift)
    {
        Child = child;
        Feature = feature;
        Bin = bin;
        Shift = shift;
    }

    /// <summary>The highest bin that goes left.</summary>
    public int LastLeftBin => Bin - Shift;

    public bool IsLeafAt(int index) => Child == index && Feature == 0 && Bin == byte.MaxValue && Shift == 0;

    public bool MissingGoesLeft => Shift == 1;

    public static TreeNode FromParts(int child, ushort feature, byte bin, byte shift) =>
        new(child, feature, bin, shift);

    public static TreeNode Leaf(int index) => new(index, 0, byte.MaxValue, 0);

    public static TreeNode Split(int child, int feature, int lastLeftBin, bool missingGoesLeft)
    {
        byte shift = missingGoesLeft ? (byte)1 : (byte)0;
        return new TreeNode(child, (ushort)feature, (byte)(lastLeftBin + shift), shift);
    }

    /// <summary>1 for a row that goes right, 0 for one that goes left; a number, because a branch on it would be
    /// guessed
    /// wrong half of the time.</summary>
    public int StepRight(byte bin) => (int)((uint)(Bin - (byte)(bin + Shift)) >> 31);
}
