using System.Security.Cryptography;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Rules.Tests.Drops.Lottery;

public sealed class MerkleTreeTests
{
    // The eight inputs with which implementations of RFC 6962 are compared, and the roots over the first n of them.
    private static readonly byte[][] Inputs =
    [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_roots_are_those_of_the_known_vectors(int count, string root)
    {
        Assert.Equal(root, Tree(Inputs[..count]).Root.ToString());
        Assert.Equal(root, Convert.ToHexStringLower(NaiveMerkle.Root(Inputs[..count])));
    }

    [Fact]
    public void Roots_and_paths_are_those_of_the_definition_at_every_size()
    {
        for (var count = 1; count <= 70; count++)
        {
            byte[][] inputs = [.. Enumerable.Range(0, count).Select(i => new[] { (byte)i, (byte)count })];
            var tree = Tree(inputs);
            Assert.Equal(new Digest(NaiveMerkle.Root(inputs)), tree.Root);
            for (var index = 0; index < count; index++)
            {
                var path = tree.PathOf(index);
                Assert.Equal(NaiveMerkle.Path(index, inputs).Select(node => new Digest(node)), path);
                Assert.Equal(tree.Root, MerkleTree.RootOf(Leaf(inputs[index]), index, count, path));
            }
        }
    }

    [Fact]
    public void A_path_fits_no_other_place_and_no_other_length()
    {
        byte[][] inputs = [.. Enumerable.Range(0, 21).Select(i => new[] { (byte)i })];
        var tree = Tree(inputs);
        var (leaf, path) = (Leaf(inputs[6]), tree.PathOf(6));
        for (var index = -2; index < 25; index++)
            Assert.Equal(index == 6, MerkleTree.RootOf(leaf, index, 21, path) == tree.Root);
        Assert.Null(MerkleTree.RootOf(leaf, 6, 21, path.RemoveAt(4)));
        Assert.Null(MerkleTree.RootOf(leaf, 6, 21, path.Add(leaf)));
        Assert.Null(MerkleTree.RootOf(leaf, 6, 0, path));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.PathOf(21));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.PathOf(-1));
    }

    private static MerkleTree Tree(IEnumerable<byte[]> inputs) => new([.. inputs.Select(Leaf)]);

    private static Digest Leaf(byte[] input) => new(SHA256.HashData([0, .. input]));
}
