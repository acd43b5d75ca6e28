using CsCheck;
using LiveRooms.Server.Api;

namespace LiveRooms.Server.Tests.Api;

public sealed class CursorTests
{
    [Fact]
    public void A_cursor_is_read_as_it_was_written() => Gen.Int[0, int.MaxValue].Sample(position =>
        Cursor.TryParse(new Cursor(position).ToString(), out var read) && read.Position == position);

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() =>
        Gen.String.Sample(text => !Cursor.TryParse(text, out var cursor) || cursor.Position >= 0);
}
