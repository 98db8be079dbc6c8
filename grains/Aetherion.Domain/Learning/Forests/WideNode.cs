namespace Aetherion.Domain.Learning.Forests;

/// <summary>A node in eight bytes, for trees of any size.</summary>
internal readonly struct WideNode : IPackedNode<WideNode>
{
    private const int RowPlaceShift = 32;
    private const int BinShift = 48;

    private readonly ulong _word;

    private WideNode(ulong word) => _word = word;

    public int Child => (int)_word;

    public int RowPlace => (ushort)(_word >> RowPlaceShift);

    public int Bin => (int)(_word >> BinShift);

    public static WideNode Of(int child, int rowPlace, byte bin) =>
        new((uint)child | ((ulong)rowPlace << RowPlaceShift) | ((ulong)bin << BinShift));
}
